'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { FormDialog } from '@/components/ui/form-dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SelectField } from '@/components/ui/select-field'
import { type FilmDraft, type FilmSource, type FilmView, filmDraft } from '@/server/contract/film'
import { FileField } from './file-field'
import type { ClipToAnalyse, FilmChoices } from './film-choices'
import { FilmFactsFields } from './film-facts-fields'
import { type FilmForm, newFilm, toDraft, withClip, withFile, withPath } from './film-form'
import { FilmSettingsFields } from './film-settings-fields'
import { useClipName } from './use-clip-name'
import { useRefreshFilms } from './use-films'
import { useSendFilm } from './use-send-film'

type Props = {
  choices: FilmChoices
  /** What it begins with. */
  file?: File
  /** What it is about, and nothing else. */
  clip?: ClipToAnalyse | null
  onClose: () => void
}

/** Adds a film: one that is sent, one of the media folder, the demo, or the clip of an alert. */
export function NewFilmDialog({ choices, file = undefined, clip = null, onClose }: Props) {
  const t = useTranslations('films')
  const router = useRouter()
  const refresh = useRefreshFilms()
  const clipName = useClipName()
  const [form, setForm] = useState<FilmForm>(() => {
    const empty = newFilm(choices.models, Date.now())
    return clip ? withClip(empty, clip, clipName(clip), choices.models) : withFile(empty, file ?? null)
  })
  const set = (change: Partial<FilmForm>) => setForm((now) => ({ ...now, ...change }))
  const upload = useSendFilm()
  /** One whose file was not sent to its end: it goes on. */
  const begun = useRef<{ film: FilmView; file: File } | null>(null)
  const submit = useSubmit({
    schema: filmDraft,
    value: toDraft(form),
    send: async (draft) => {
      const film = await begin(draft)
      await refresh()
      if (form.kind === 'upload' && form.file && !(await upload.send(film, form.file))) return
      await refresh()
      router.push(`/workshop/films/${film.id}`)
    },
  })
  async function begin(draft: FilmDraft): Promise<FilmView> {
    const { film, file } = begun.current ?? {}
    if (film && file === form.file && form.kind === 'upload') return call('GET /api/films/{id}', { id: film.id })
    const made = await call('POST /api/films', draft)
    begun.current = form.file && { film: made, file: form.file }
    return made
  }
  const close = () => {
    upload.stop()
    onClose()
  }
  return (
    <FormDialog
      title={t(clip ? 'clipTitle' : 'newTitle')}
      description={clip ? t('clipText', { clip: clipName(clip) }) : t('newText')}
      action={t('analyse')}
      submit={{ ...submit, failure: submit.failure ?? upload.failure }}
      onClose={close}
      className="max-w-xl"
    >
      <fieldset disabled={submit.busy} className="grid gap-4 sm:grid-cols-2">
        {!clip && <SourceFields form={form} setForm={setForm} fields={submit.fields} mediaFiles={choices.mediaFiles} />}
        <FilmFactsFields
          form={form}
          set={set}
          fields={submit.fields}
          places={choices.places}
          nameOnly={clip !== null}
        />
        <FilmSettingsFields form={form} set={set} fields={submit.fields} models={choices.models} />
      </fieldset>
      {upload.share !== null && (
        <div className="space-y-1.5" role="status">
          <p className="text-xs text-muted-foreground">{t('sending', { percent: Math.floor(upload.share * 100) })}</p>
          <ProgressBar label={t('sendingLabel')} share={upload.share} />
        </div>
      )}
    </FormDialog>
  )
}

const KINDS = ['upload', 'media', 'demo'] as const satisfies readonly FilmSource['kind'][]

type SourceProps = {
  form: FilmForm
  setForm: (change: (now: FilmForm) => FilmForm) => void
  fields: Record<string, string | undefined>
  /** Empty for those who may not look into the media folder. */
  mediaFiles: readonly string[]
}

function SourceFields({ form, setForm, fields, mediaFiles }: SourceProps) {
  const t = useTranslations('films.form')
  const kinds = KINDS.filter((kind) => kind !== 'media' || mediaFiles.length > 0)
  return (
    <>
      <SelectField
        label={t('kind')}
        className="sm:col-span-2"
        value={form.kind}
        options={kinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
        onChange={(kind) => setForm((now) => ({ ...now, kind }))}
      />
      {form.kind === 'upload' && (
        <FileField
          file={form.file}
          error={fields['source.bytes']}
          onFile={(file) => setForm((now) => withFile(now, file))}
        />
      )}
      {form.kind === 'media' && (
        <SelectField
          label={t('file')}
          error={fields['source.path']}
          className="sm:col-span-2"
          value={form.path}
          options={mediaFiles.map((file) => ({ value: file, text: file }))}
          placeholder={t('filePlaceholder')}
          onChange={(path) => setForm((now) => withPath(now, path))}
        />
      )}
    </>
  )
}
