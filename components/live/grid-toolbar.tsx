'use client'
import { Grid2x2, Grid3x3, LayoutGrid, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group'
import { GRID_SIZES, type GridSize, parseGridSize } from './paging'

const ICONS = { 1: Square, 4: Grid2x2, 9: Grid3x3, 16: LayoutGrid } as const
/** Select knows no empty value. */
const EVERYWHERE = ' '

type Props = {
  size: GridSize
  setSize: (size: GridSize) => void
  places: readonly string[]
  /** Empty: all places. */
  place: string
  setPlace: (place: string) => void
}

export function GridToolbar({ size, setSize, places, place, setPlace }: Props) {
  const t = useTranslations('live.toolbar')
  return (
    <>
      {places.length > 1 && (
        <Select
          value={place === '' ? EVERYWHERE : place}
          onValueChange={(value) => setPlace(value === EVERYWHERE ? '' : value)}
        >
          <SelectTrigger aria-label={t('place')} className="w-40">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={EVERYWHERE}>{t('allPlaces')}</SelectItem>
            {places.map((name) => (
              <SelectItem key={name} value={name}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
      <ToggleGroup
        type="single"
        value={String(size)}
        // An empty value is a click on what is chosen already.
        onValueChange={(value: string) => value && setSize(parseGridSize(value))}
        aria-label={t('grid')}
      >
        {GRID_SIZES.map((option) => {
          const Icon = ICONS[option]
          return (
            <ToggleGroupItem key={option} value={String(option)} aria-label={t('gridOption', { count: option })}>
              <Icon aria-hidden />
              {option}
            </ToggleGroupItem>
          )
        })}
      </ToggleGroup>
    </>
  )
}
