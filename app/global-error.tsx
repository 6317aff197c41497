'use client'

/** The last resort, when even the frame fails: no translations, no styles, both languages. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body style={{ fontFamily: 'system-ui, sans-serif', display: 'grid', placeItems: 'center', minHeight: '100vh' }}>
        <div style={{ textAlign: 'center', lineHeight: 1.7 }}>
          <p>页面无法显示，请重试。</p>
          <p lang="en">This page could not be shown. Please try again.</p>
          <button type="button" onClick={reset} style={{ padding: '8px 16px' }}>
            重试 / Try again
          </button>
        </div>
      </body>
    </html>
  )
}
