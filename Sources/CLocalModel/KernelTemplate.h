// The kernels of CLocalModel.h, included once for each instruction set, in a region of that target.
// Before inclusion VARIANT(name) names a function of the variant, and its multiply_one and multiply_four exist.
// No float expression here may be fused or reordered: the includer switches contraction off.

#define LANES 8
#define BLOCK PARLEY_BLOCK_POSITIONS

static float VARIANT(combined)(const float *s) {
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

static float VARIANT(quantize)(const float *numbers, size_t count, int16_t *result) {
  float largest[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t k = 0; k < LANES; k++) {
      float magnitude = __builtin_fabsf(numbers[i + k]);
      largest[k] = magnitude > largest[k] ? magnitude : largest[k];
    }
  for (size_t k = 0; i + k < count; k++) {
    float magnitude = __builtin_fabsf(numbers[i + k]);
    largest[k] = magnitude > largest[k] ? magnitude : largest[k];
  }
  float most = 0;
  for (size_t k = 0; k < LANES; k++) most = largest[k] > most ? largest[k] : most;
  // Below the first, the inverse could be infinite; above the second, the largest is.
  if (!(most > 1e-30f && most < 1e30f)) {
    for (i = 0; i < count; i++) result[i] = 0;
    return 0;
  }
  float inverse = 8191.0f / most;
  for (i = 0; i < count; i++) {
    float scaled = numbers[i] * inverse;
    scaled = scaled > -8191.0f ? scaled : -8191.0f;
    scaled = scaled < 8191.0f ? scaled : 8191.0f;
    // Adding and subtracting 1.5 * 2^23 rounds halves to even.
    result[i] = (int16_t)((scaled + 12582912.0f) - 12582912.0f);
  }
  return most / 8191.0f;
}

static void VARIANT(multiply)(
  const parley_matrix *matrix, const int16_t *vectors, size_t stride, const float *vector_scales, size_t count,
  float *result, size_t result_stride) {
  size_t done = 0;
  for (; done + 4 <= count; done += 4)
    VARIANT(multiply_four)(
      matrix, vectors + done * stride, stride, vector_scales + done, result + done * result_stride, result_stride);
  for (; done < count; done++)
    VARIANT(multiply_one)(matrix, vectors + done * stride, vector_scales[done], result + done * result_stride);
}

static void VARIANT(normalize)(
  const float *numbers, const float *weights, size_t count, float epsilon, float *result) {
  float squares[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t k = 0; k < LANES; k++) squares[k] += numbers[i + k] * numbers[i + k];
  for (size_t k = 0; i + k < count; k++) squares[k] += numbers[i + k] * numbers[i + k];
  float factor = 1.0f / parley_square_root(VARIANT(combined)(squares) / (float)count + epsilon);
  for (i = 0; i < count; i++) result[i] = (numbers[i] * factor) * weights[i];
}

// e^x within 2 units in the last place, for x limited to -87...88: x = n ln 2 + r, a polynomial in r, and 2^n by its bits.
// The constants are those of Cephes expf (Moshier), <https://www.netlib.org/cephes/>.
static inline __attribute__((always_inline)) float VARIANT(exponential)(float x) {
  x = x > -87.0f ? x : -87.0f;
  x = x < 88.0f ? x : 88.0f;
  float shifted = x * 1.44269504f + 12582912.0f;
  float n = shifted - 12582912.0f;
  float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = (p * (r * r) + r) + 1.0f;
  int32_t bits;
  __builtin_memcpy(&bits, &shifted, sizeof bits);
  bits = (int32_t)((uint32_t)(bits - 0x4B400000 + 127) << 23);
  float power;
  __builtin_memcpy(&power, &bits, sizeof power);
  return p * power;
}

// Through a copy of eight numbers: the result may be where the numbers are, and then the compiler would take them one by one.
static float VARIANT(exponentiate)(
  const float *numbers, size_t count, float maximum, float factor, float *result) {
  float sums[LANES] = {0}, lanes[LANES];
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    __builtin_memcpy(lanes, numbers + i, sizeof lanes);
    for (size_t k = 0; k < LANES; k++) lanes[k] = VARIANT(exponential)((lanes[k] - maximum) * factor);
    __builtin_memcpy(result + i, lanes, sizeof lanes);
    for (size_t k = 0; k < LANES; k++) sums[k] += lanes[k];
  }
  for (size_t k = 0; i + k < count; k++) {
    result[i + k] = VARIANT(exponential)((numbers[i + k] - maximum) * factor);
    sums[k] += result[i + k];
  }
  return VARIANT(combined)(sums);
}

static void VARIANT(gate)(const float *numbers, size_t count, float *result) {
  const float *up = numbers + count;
  for (size_t i = 0; i < count; i++)
    result[i] = (numbers[i] / (1.0f + VARIANT(exponential)(-numbers[i]))) * up[i];
}

// The products of a query with all keys of one block or of two, which hides half of the additions' latency.
static inline __attribute__((always_inline)) void VARIANT(score)(
  const parley_attention *a, size_t first, size_t blocks, float *result) {
  float sums[2 * BLOCK] = {0};
  const float *keys[2];
  for (size_t b = 0; b < blocks; b++) keys[b] = a->blocks[first + b] + a->keys;
  for (size_t d = 0; d < a->head_dimension; d++)
    for (size_t b = 0; b < blocks; b++)
      for (size_t k = 0; k < BLOCK; k++) sums[b * BLOCK + k] += a->query[d] * keys[b][d * BLOCK + k];
  for (size_t k = 0; k < blocks * BLOCK; k++) result[k] = sums[k] * a->factor;
}

// The largest number, or the first if none is larger; in lanes, for one chain of comparisons waits for each.
static float VARIANT(largest)(const float *numbers, size_t count) {
  float lanes[LANES];
  for (size_t k = 0; k < LANES; k++) lanes[k] = numbers[0];
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t k = 0; k < LANES; k++) lanes[k] = numbers[i + k] > lanes[k] ? numbers[i + k] : lanes[k];
  for (; i < count; i++) lanes[0] = numbers[i] > lanes[0] ? numbers[i] : lanes[0];
  for (size_t k = 1; k < LANES; k++) lanes[0] = lanes[k] > lanes[0] ? lanes[k] : lanes[0];
  return lanes[0];
}

// Sums weighted values, `width` of each position; the sums stay in registers where the width is a constant.
static inline __attribute__((always_inline)) void VARIANT(gather)(
  const parley_attention *a, const float *weights, size_t first, size_t width, float factor, float *result) {
  float even[BLOCK] = {0}, odd[BLOCK] = {0};
  for (size_t start = 0; start < a->positions; start += BLOCK) {
    size_t end = a->positions - start < BLOCK ? a->positions - start : BLOCK, t = 0;
    const float *values = a->blocks[start / BLOCK] + a->values + first;
    for (; t + 2 <= end; t += 2)
      for (size_t d = 0; d < width; d++) {
        even[d] += weights[start + t] * values[t * a->head_dimension + d];
        odd[d] += weights[start + t + 1] * values[(t + 1) * a->head_dimension + d];
      }
    if (t < end)
      for (size_t d = 0; d < width; d++) even[d] += weights[start + t] * values[t * a->head_dimension + d];
  }
  for (size_t d = 0; d < width; d++) result[first + d] = (even[d] + odd[d]) * factor;
}

static float VARIANT(attend)(const parley_attention *a, float *exponentials, float *result) {
  size_t blocks = (a->positions + BLOCK - 1) / BLOCK, block = 0;
  for (; block + 2 <= blocks; block += 2) VARIANT(score)(a, block, 2, exponentials + block * BLOCK);
  if (block < blocks) VARIANT(score)(a, block, 1, exponentials + block * BLOCK);
  float maximum = VARIANT(largest)(exponentials, a->positions);
  float factor = 1.0f / VARIANT(exponentiate)(exponentials, a->positions, maximum, 1.0f, exponentials);
  size_t d = 0;
  for (; d + BLOCK <= a->head_dimension; d += BLOCK) VARIANT(gather)(a, exponentials, d, BLOCK, factor, result);
  for (; d + LANES <= a->head_dimension; d += LANES) VARIANT(gather)(a, exponentials, d, LANES, factor, result);
  if (d < a->head_dimension) VARIANT(gather)(a, exponentials, d, a->head_dimension - d, factor, result);
  return factor;
}

static const parley_kernels VARIANT(kernels) = {
  VARIANT(quantize), VARIANT(multiply), VARIANT(normalize), VARIANT(exponentiate), VARIANT(gate), VARIANT(attend),
};
