import { notFound } from 'next/navigation'

/** Wrong addresses are answered inside the frame, for signed-in people only. */
export default function Missing() {
  notFound()
}
