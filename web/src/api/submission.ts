/** What a change is called, so that it is made once however often it is sent. `randomUUID` is there only over https. */
export const nameOfSubmission = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('')
