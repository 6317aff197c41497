/** What is used of a canvas context: a browser's, or one of a drawing library on the server. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'setTransform'
  | 'font'
  | 'textBaseline'
  | 'measureText'
  | 'fillText'
  | 'setLineDash'
  | 'globalAlpha'
  | 'lineWidth'
  | 'strokeRect'
  | 'fillRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'roundRect'
  | 'fill'
> & { strokeStyle: unknown; fillStyle: unknown }
