'use client'
import type { ReactFlowProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'

/** What @xyflow/react says to those who do not see the drawing, in the reader's language. */
export function useFlowWords() {
  const t = useTranslations('workshop.editor')
  return useMemo(() => {
    const labels: NonNullable<ReactFlowProps['ariaLabelConfig']> = {
      'node.a11yDescription.default': t('keys'),
      'node.a11yDescription.keyboardDisabled': t('keys'),
      'node.a11yDescription.ariaLiveMessage': () => t('moved'),
      'edge.a11yDescription.default': '',
      'controls.ariaLabel': t('view'),
      'controls.zoomIn.ariaLabel': t('zoomIn'),
      'controls.zoomOut.ariaLabel': t('zoomOut'),
      'controls.fitView.ariaLabel': t('fit'),
    }
    return { step: t('step'), canvas: t('canvas'), labels }
  }, [t])
}
