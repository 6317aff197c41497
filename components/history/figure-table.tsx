'use client'
import { useTranslations } from 'next-intl'

type Props = { caption: string; head: readonly string[]; rows: readonly { key: string; cells: readonly string[] }[] }

/** A chart's figures as a table, for those who cannot see it or want the numbers. The first cell names the row. */
export function FigureTable({ caption, head, rows }: Props) {
  const t = useTranslations('charts.lines')
  return (
    <details className="text-xs print:hidden">
      <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">{t('table')}</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-right">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-muted-foreground">
            <tr>
              {head.map((name, i) => (
                <th
                  key={name}
                  scope="col"
                  className={i === 0 ? 'py-1 pr-3 text-left font-medium' : 'py-1 pl-3 font-medium whitespace-nowrap'}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...cells] }) => (
              <tr key={key} className="border-t">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  {first}
                </th>
                {cells.map((cell, i) => (
                  <td key={head[i + 1]} className="py-1 pl-3 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
