// Stands in for typebox in the browser (vite.config.ts): a contract's address, key and types are used here, its schemas
// only where answers are checked and published, on the server. Saves 15 kB and the building of every schema at start.

const schema = () => ({ properties: {} })

/** Every builder gives the same empty schema. */
const Type = new Proxy({}, { get: () => schema })
export default Type
