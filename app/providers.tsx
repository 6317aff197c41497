'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { ApiError } from '@/components/lib/api-error'
import { Toaster } from '@/components/ui/toaster'

// The content security policy forbids eval, which zod would try for speed.
z.config({ jitless: true })

/** An answer with a code is an answer: only silence is worth asking again for. */
function retry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiError && error.code === 'unreachable'
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5_000 }, mutations: { retry: false } } }),
  )
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
        {children}
        <Toaster />
      </ThemeProvider>
    </QueryClientProvider>
  )
}
