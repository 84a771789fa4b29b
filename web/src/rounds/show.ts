import { type Reporting, rounds } from '@pejl/server/rounds/contract'
import { useQueryClient } from '@tanstack/react-query'
import { query } from '../api/query.ts'

/** Shows the rounds as they became, and when somebody else was sooner, as they are. */
export function useShow(slug: string) {
  const client = useQueryClient()
  const { queryKey } = query(rounds.list, { params: { slug } })
  return {
    onSuccess: (answer: Reporting) => {
      client.setQueryData(queryKey, answer)
      void client.invalidateQueries({ queryKey: rounds.choices.key })
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  }
}
