/** Settings of a workflow's nodes: what they are, and how one is changed. Pure. */
import type { NodeSpec, Widget, Workflow } from '@/server/contract/workflow'

export type Setting = {
  node: string
  type: string
  name: string
  place: number
  widget: Widget
  value: number | string
}

/** Every setting there is, in the order of the nodes. A kind of node that is not known has none. */
export function settingsOf({ nodes }: Workflow, specs: readonly NodeSpec[]): Setting[] {
  return nodes.flatMap(({ id, type, widgets_values }) => {
    const widgets = Object.entries(specs.find((spec) => spec.type === type)?.widgets ?? {})
    return widgets.map(([name, widget], place) => ({
      ...{ node: id, type, name, place, widget },
      value: widgets_values[place] ?? widget.usual,
    }))
  })
}

/** The workflow with one setting changed; those before it that were left out get their usual value. */
export function withSetting(workflow: Workflow, specs: readonly NodeSpec[], setting: Setting, value: number | string) {
  const nodes = workflow.nodes.map((node) => {
    if (node.id !== setting.node) return node
    const usual = Object.values(specs.find(({ type }) => type === node.type)?.widgets ?? {}).map(({ usual }) => usual)
    const values = usual.slice(0, Math.max(setting.place + 1, node.widgets_values.length))
    const widgets_values = values.map((given, i) => (i === setting.place ? value : (node.widgets_values[i] ?? given)))
    return { ...node, widgets_values }
  })
  return { ...workflow, nodes }
}
