/** What can stand in the audit, by name: every one has a text in `messages/<locale>/audit.json`. */
export const AUDIT_VERBS = [
  'account.signIn',
  'account.changePassword',
  'account.createToken',
  'account.removeToken',
  'account.endSession',
  'account.endOtherSessions',
  'camera.watch',
  'cameras.create',
  'cameras.update',
  'cameras.tune',
  'cameras.setZones',
  'cameras.keepCheck',
  'cameras.remove',
  'alerts.step',
  'rules.create',
  'rules.update',
  'rules.remove',
  'models.upload',
  'models.remove',
  'users.create',
  'users.update',
  'users.setGrants',
  'users.endSessions',
  'users.remove',
  'films.create',
  'films.receive',
  'films.update',
  'films.analyse',
  'films.setRules',
  'films.remove',
  'jobs.start',
  'jobs.cancel',
  'jobs.remove',
  'backups.download',
  'backups.remove',
  'backups.restore',
  'backups.setSchedule',
  'retention.set',
  'retention.audit',
  'workflows.create',
  'workflows.update',
  'workflows.remove',
  'workshop.upload',
  'setup.createFirstAdmin',
] as const

type AuditVerb = (typeof AUDIT_VERBS)[number]

/** A verb that came later than this page is shown by its name. */
export function isAuditVerb(name: string): name is AuditVerb {
  return (AUDIT_VERBS as readonly string[]).includes(name)
}
