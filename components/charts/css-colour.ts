/** @returns `#rrggbb` of a CSS custom property on this element, for charts, which know none; black when it is not defined. */
export function cssColour(element: Element, name: string): string {
  const value = getComputedStyle(element).getPropertyValue(name).trim()
  const context = document.createElement('canvas').getContext('2d')
  if (!context || value === '') return '#000000'
  context.fillStyle = value
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
