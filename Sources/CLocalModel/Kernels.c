#include "CLocalModel.h"

// A fused multiply-add rounds once where two operations round twice: a machine that has one would compute other bits.
#pragma STDC FP_CONTRACT OFF

// MARK: Plain C

#define VARIANT(name) portable_##name

// Width 16, not interleaved: the compiler's own choice of 64 a round leaves a fifth of 160 columns to a scalar loop.
static int32_t portable_sum(const int8_t *weights, const int16_t *vector, size_t count) {
  int32_t sum = 0;
#pragma clang loop vectorize_width(16) interleave_count(1)
  for (size_t i = 0; i < count; i++) sum += (int32_t)weights[i] * vector[i];
  return sum;
}

static void portable_multiply_one(const parley_matrix *matrix, const int16_t *vector, float scale, float *result) {
  for (size_t row = 0; row < matrix->rows; row++) {
    int32_t sum = portable_sum(matrix->weights + row * matrix->columns, vector, matrix->columns);
    result[row] = (float)sum * (matrix->scales[row] * scale);
  }
}

static void portable_multiply_four(
  const parley_matrix *matrix, const int16_t *vectors, size_t stride, const float *scales, float *result,
  size_t result_stride) {
  for (size_t row = 0; row < matrix->rows; row++)
    for (size_t v = 0; v < 4; v++) {
      int32_t sum = portable_sum(matrix->weights + row * matrix->columns, vectors + v * stride, matrix->columns);
      result[v * result_stride + row] = (float)sum * (matrix->scales[row] * scales[v]);
    }
}

#include "KernelTemplate.h"

parley_kernels parley_portable_kernels(void) { return portable_kernels; }

// MARK: AVX2

#ifdef __x86_64__
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#undef VARIANT
#define VARIANT(name) avx2_##name

// Sixteen products of int8 and int16, added in pairs.
static inline __attribute__((always_inline)) __m256i avx2_products(const int8_t *weights, __m256i vector) {
  return _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)weights)), vector);
}

static inline __attribute__((always_inline)) __m256i avx2_vector(const int16_t *vector) {
  return _mm256_loadu_si256((const __m256i *)vector);
}

// The four sums of four registers.
static inline __attribute__((always_inline)) __m128i avx2_totals(const __m256i *sums) {
  __m256i pairs = _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
  return _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
}

// The sum of the columns that do not fill a register.
static inline __attribute__((always_inline)) int32_t avx2_rest(
  const int8_t *weights, const int16_t *vector, size_t from, size_t columns) {
  int32_t sum = 0;
  for (size_t i = from; i < columns; i++) sum += (int32_t)weights[i] * vector[i];
  return sum;
}

static void avx2_multiply_one(const parley_matrix *matrix, const int16_t *vector, float scale, float *result) {
  size_t columns = matrix->columns, whole = columns / 16 * 16, row = 0;
  for (; row + 4 <= matrix->rows; row += 4) {
    const int8_t *weights = matrix->weights + row * columns;
    __m256i sums[4] = {0};
    for (size_t i = 0; i < whole; i += 16) {
      __m256i v = avx2_vector(vector + i);
      for (size_t k = 0; k < 4; k++)
        sums[k] = _mm256_add_epi32(sums[k], avx2_products(weights + k * columns + i, v));
    }
    __m128i totals = avx2_totals(sums);
    if (whole < columns) {
      int32_t rests[4];
      for (size_t k = 0; k < 4; k++) rests[k] = avx2_rest(weights + k * columns, vector, whole, columns);
      totals = _mm_add_epi32(totals, _mm_loadu_si128((const __m128i *)rests));
    }
    __m128 factors = _mm_mul_ps(_mm_loadu_ps(matrix->scales + row), _mm_set1_ps(scale));
    _mm_storeu_ps(result + row, _mm_mul_ps(_mm_cvtepi32_ps(totals), factors));
  }
  for (; row < matrix->rows; row++)
    result[row] = (float)avx2_rest(matrix->weights + row * columns, vector, 0, columns)
      * (matrix->scales[row] * scale);
}

// One row at a time, widened once for four vectors.
static void avx2_multiply_four(
  const parley_matrix *matrix, const int16_t *vectors, size_t stride, const float *scales, float *result,
  size_t result_stride) {
  size_t columns = matrix->columns, whole = columns / 16 * 16;
  for (size_t row = 0; row < matrix->rows; row++) {
    const int8_t *weights = matrix->weights + row * columns;
    __m256i sums[4] = {0};
    for (size_t i = 0; i < whole; i += 16) {
      __m256i w = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(weights + i)));
      for (size_t k = 0; k < 4; k++)
        sums[k] = _mm256_add_epi32(sums[k], _mm256_madd_epi16(w, avx2_vector(vectors + k * stride + i)));
    }
    int32_t totals[4];
    _mm_storeu_si128((__m128i *)totals, avx2_totals(sums));
    for (size_t k = 0; k < 4; k++) {
      if (whole < columns) totals[k] += avx2_rest(weights, vectors + k * stride, whole, columns);
      result[k * result_stride + row] = (float)totals[k] * (matrix->scales[row] * scales[k]);
    }
  }
}

#include "KernelTemplate.h"
#pragma clang attribute pop

parley_kernels parley_fastest_kernels(void) {
  return __builtin_cpu_supports("avx2") ? avx2_kernels : portable_kernels;
}

#else

parley_kernels parley_fastest_kernels(void) { return portable_kernels; }

#endif
