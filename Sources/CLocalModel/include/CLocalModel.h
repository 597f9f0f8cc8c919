#ifndef CLOCALMODEL_H
#define CLOCALMODEL_H

#include <stddef.h>
#include <stdint.h>

/// The square root, rounded correctly, by the processor's own instruction: sqrtf(3) would make users link with the mathematical
/// library for the sake of errno.
static inline float parley_square_root(float number) { return __builtin_elementwise_sqrt(number); }

/// The number of models in this executable.
size_t parley_model_count(void);

/// The name of a model: "haiku", "sonnet" or "opus".
///
/// @param index Below parley_model_count(); models are ordered by these names.
const char *parley_model_name(size_t index);

/// The bytes of a model's weights file, which live as long as the process. Nothing is read before the bytes are.
///
/// @param size Gets the number of bytes.
const uint8_t *parley_model_bytes(size_t index, size_t *size);

/// The positions that one block of a key-value cache holds.
#define PARLEY_BLOCK_POSITIONS 32

/// A query and what it attends to.
typedef struct {
  /// The query, `head_dimension` numbers.
  const float *query;
  /// The blocks of the cache. Keys stand in a block as [head_dimension][32 positions], values as [32 positions][head_dimension].
  const float *const *blocks;
  /// Where the keys and values of this layer and head begin in each block, in numbers.
  size_t keys, values;
  /// How many positions are attended to, at least one.
  size_t positions;
  size_t head_dimension;
  /// What a product of query and key is multiplied with.
  float factor;
} parley_attention;

/// A matrix of int8 numbers with a scale for each row.
typedef struct {
  const int8_t *weights;
  const float *scales;
  size_t rows, columns;
} parley_matrix;

/// The arithmetic of a forward pass. Every variant computes the same bits: whole numbers are summed exactly, and floating-point
/// numbers in an order that is written down with each function, without fused operations and without the C library.
///
/// "Eight lanes" means: element i is added to partial sum i % 8, one after the other, and the sums s are added as
/// ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)).
typedef struct {
  /// Rounds numbers to multiples of the largest magnitude / 8191, halves to even.
  ///
  /// @returns The scale that multiplies the result; 0 where all are zero. A number that is none becomes -8191.
  float (*quantize)(const float *numbers, size_t count, int16_t *result);

  /// Multiplies a matrix with vectors: result[v * result_stride + row] = (float)sum * (row scale * vector scale).
  ///
  /// @param vectors Each of `columns` numbers of magnitude up to 8191, `stride` apart; `columns` is at most 2048, so that no sum
  /// overflows.
  void (*multiply)(
    const parley_matrix *matrix, const int16_t *vectors, size_t stride, const float *vector_scales, size_t count,
    float *result, size_t result_stride);

  /// result[i] = (numbers[i] * (1 / sqrt(sum of squares / count + epsilon))) * weights[i]; squares are summed in eight lanes.
  void (*normalize)(const float *numbers, const float *weights, size_t count, float epsilon, float *result);

  /// result[i] = e to the power of (numbers[i] - maximum) * factor, by the exponential of this module.
  ///
  /// @returns The sum, in eight lanes.
  float (*exponentiate)(const float *numbers, size_t count, float maximum, float factor, float *result);

  /// result[i] = (gate / (1 + exp(-gate))) * up, with gate = numbers[i] and up = numbers[count + i].
  void (*gate)(const float *numbers, size_t count, float *result);

  /// Attention of one query: products summed by dimension in order, softmax as `exponentiate` has it, values of even and of odd
  /// positions summed apart in order, and the sum of both multiplied with 1 / the sum of the exponentials.
  ///
  /// @param exponentials Room for `positions` rounded up to 32; gets the weights before that last factor.
  /// @returns That factor.
  float (*attend)(const parley_attention *attention, float *exponentials, float *result);
} parley_kernels;

/// The kernels in plain C, which run on every processor of the architecture.
parley_kernels parley_portable_kernels(void);

/// The fastest kernels that this processor runs.
parley_kernels parley_fastest_kernels(void);

#endif
