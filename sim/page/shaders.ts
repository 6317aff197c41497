/** From light to a camera's picture: ambient occlusion, bloom, lens, tone, grain. GLSL. */
export const PASS_VERTEX = `
varying vec2 at;
void main() { at = uv; gl_Position = vec4(position.xy, 0., 1.); }`

/** Occlusion by what is near in the depth buffer; 1 is open. */
export const OCCLUSION = `
uniform sampler2D depth;
uniform vec2 pixel;
uniform mat4 unproject;
uniform float near, far;
varying vec2 at;
float linear(vec2 p) {
  float z = texture2D(depth, p).x * 2. - 1.;
  return 2. * near * far / (far + near - z * (far - near));
}
vec3 place(vec2 q) {
  vec2 p = (floor(q / pixel) + .5) * pixel, n = p * 2. - 1.;
  vec4 v = unproject * vec4(n, 1., 1.);
  return v.xyz / -v.z * linear(p);
}
void main() {
  vec3 here = place(at), normal = normalize(cross(dFdx(here), dFdy(here)));
  vec2 cell = mod(floor(gl_FragCoord.xy), 4.);
  float turn = mod(cell.x * 5. + cell.y * 11., 16.) / 16. * 6.2832, sum = 0., reach = .252 / -here.z;
  for (int i = 0; i < 12; i++) {
    float share = (float(i) + .6) / 12., angle = turn + float(i) * 2.39996;
    vec2 offset = vec2(cos(angle), sin(angle) * 16. / 9.) * reach * share * share * .9;
    vec3 away = place(at + offset) - here;
    float distance = length(away);
    sum += max(0., dot(normal, away) / (distance + 1e-4) - .22) * smoothstep(.45, .05, distance);
  }
  gl_FragColor = vec4(vec3(1. - sum / 12. * 1.9), 1.);
}`

/** What is brighter than white, small. */
export const BRIGHT = `
uniform sampler2D source;
uniform vec2 pixel;
varying vec2 at;
void main() {
  vec3 sum = vec3(0.);
  for (int y = 0; y < 4; y++) for (int x = 0; x < 4; x++)
    sum += clamp(texture2D(source, at + (vec2(x, y) - 1.5) * pixel * 2.).rgb - .9, 0., 2.5);
  gl_FragColor = vec4(sum / 16., 1.);
}`

export const BLUR = `
uniform sampler2D source;
uniform vec2 pixel;
varying vec2 at;
void main() {
  vec3 sum = vec3(0.);
  float total = 0.;
  for (int y = -5; y <= 5; y++) for (int x = -5; x <= 5; x++) {
    float weight = exp(-float(x * x + y * y) / 11.);
    sum += weight * texture2D(source, at + vec2(x, y) * pixel).rgb;
    total += weight;
  }
  gl_FragColor = vec4(sum / total, 1.);
}`

/** Light to picture, edges smoothed (FXAA): multisampling stalled on software rasterisers. */
export const TONE = `
uniform sampler2D light, occlusion, depth, glow;
uniform vec2 pixel;
uniform float exposure, contrast, saturation, vignette;
uniform vec3 tint;
varying vec2 at;
vec3 lit(vec2 p) { return texture2D(light, p).rgb; }
float luma(vec2 p) { return sqrt(min(1., dot(lit(p), vec3(.3, .59, .11)))); }
vec3 aces(vec3 x) { return clamp((x * (2.51 * x + .03)) / (x * (2.43 * x + .59) + .14), 0., 1.); }
float open(vec2 p) {
  float sum = 0., here = texture2D(depth, p).x, total = 0.;
  for (int y = -1; y <= 2; y++) for (int x = -1; x <= 2; x++) {
    vec2 q = p + (vec2(x, y) - .5) * pixel * 2.;
    float weight = exp(-abs(texture2D(depth, q).x - here) * 900.);
    sum += texture2D(occlusion, q).x * weight;
    total += weight;
  }
  return sum / max(total, 1e-3);
}
vec3 smoothed(vec2 p) {
  float a = luma(p + vec2(-1, -1) * pixel), b = luma(p + vec2(1, -1) * pixel);
  float c = luma(p + vec2(-1, 1) * pixel), d = luma(p + vec2(1, 1) * pixel), m = luma(p);
  float low = min(m, min(min(a, b), min(c, d))), high = max(m, max(max(a, b), max(c, d)));
  if (high - low < max(.03, high * .08)) return lit(p);
  vec2 k = vec2(-((a + b) - (c + d)), (a + c) - (b + d));
  k = clamp(k / (min(abs(k.x), abs(k.y)) + .02 * (a + b + c + d)), -6., 6.) * pixel;
  vec3 s = .5 * (lit(p + k * (-1. / 6.)) + lit(p + k * (1. / 6.)));
  vec3 w = s * .5 + .25 * (lit(p - k * .5) + lit(p + k * .5));
  float l = sqrt(dot(min(w, 1.), vec3(.3, .59, .11)));
  return l < low || l > high ? s : w;
}
void main() {
  vec3 c = smoothed(at);
  #ifdef OCCLUSION
  c *= mix(1., open(at), .85);
  #endif
  vec3 spill = texture2D(glow, at).rgb;
  c += mix(vec3(dot(spill, vec3(.3, .59, .11))), spill, .25) * .17;
  c = pow(aces(c * exposure * tint), vec3(1. / 2.2));
  float grey = dot(c, vec3(.299, .587, .114));
  c = mix(vec3(grey), c, saturation);
  // More contrast by a curve that leaves black alone, or dark hair would take on any tint; less by a line.
  c = contrast > 1. ? mix(c, c * c * (3. - 2. * c), (contrast - 1.) * 2.) : clamp((c - .5) * contrast + .5, 0., 1.);
  vec2 off = at - .5;
  c *= 1. - dot(off, off) * vignette;
  gl_FragColor = vec4(c, 1.);
}`

/** The lens and the sensor: softness, sharpening, grain, and the camera's name. */
export const SENSOR = `
uniform sampler2D picture, label;
uniform vec2 pixel;
uniform float softness, sharpening, grain, seed;
varying vec2 at;
float hash(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * vec3(.1031, .1030, .0973) + seed);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
vec3 get(vec2 p) { return texture2D(picture, p).rgb; }
void main() {
  vec3 c = get(at);
  vec3 near = (get(at + vec2(pixel.x, 0.)) + get(at - vec2(pixel.x, 0.)) + get(at + vec2(0., pixel.y)) + get(at - vec2(0., pixel.y))) * .25;
  vec3 wide = (get(at + pixel * 1.5) + get(at - pixel * 1.5) + get(at + vec2(1.5, -1.5) * pixel) + get(at + vec2(-1.5, 1.5) * pixel)) * .25;
  vec2 off = at - .5;
  vec3 soft = mix(c, mix(near, wide, softness * .7), clamp(softness + dot(off, off) * .5, 0., 1.));
  c = soft + (c - wide) * sharpening;
  float grey = dot(c, vec3(.299, .587, .114));
  c += (hash(gl_FragCoord.xy) - .5) * grain * (1.25 - grey) + (hash(floor(gl_FragCoord.xy * .5) + 71.) - .5) * grain * .5;
  vec2 p = (vec2(at.x, 1. - at.y) * vec2(1280., 720.) - vec2(24., 20.)) / vec2(512., 32.);
  if (p.x > 0. && p.x < 1. && p.y > 0. && p.y < 1.) c = mix(c, vec3(.96), texture2D(label, vec2(p.x, 1. - p.y)).a * .92);
  gl_FragColor = vec4(clamp(c, 0., 1.), 1.);
}`
