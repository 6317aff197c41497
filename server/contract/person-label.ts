const PERSON = 'person'

/** Whether a model that tells no behaviours calls a person by this label; whatever it calls otherwise is something else. */
export const meansPerson = (label: string): boolean => label === PERSON || label.toLowerCase() === PERSON
