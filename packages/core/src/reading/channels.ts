/** The ways by which a submission reaches the supplier. Codes are never renamed. Source: DOMAIN.md 7. */
export const channels = [
  'email',
  'web_app',
  'mobile_app',
  'call',
  'ivr',
  'sms',
  'whatsapp',
  'messenger',
  'social_network',
  'organization_site',
  'terminal',
  'office',
  'paper_box',
  'visit',
  'mobile_app_staff',
  'remote_system',
  'crm',
  'import',
  'external_import',
  'other',
] as const

/** How a submission reached the supplier. */
export type Channel = (typeof channels)[number]
