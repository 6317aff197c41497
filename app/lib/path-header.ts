/** Request header in which the proxy tells pages their own path; whatever a client sent under it is overwritten. */
export const PATH_HEADER = 'x-sightline-path'
