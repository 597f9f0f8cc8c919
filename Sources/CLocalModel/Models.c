#include "CLocalModel.h"

// #embed is C23; clang has it in every mode and warns below that one, which a package cannot choose.
#pragma clang diagnostic ignored "-Wc23-extensions"

#if __has_embed("Weights/haiku.safetensors") == __STDC_EMBED_FOUND__
#define HAS_HAIKU
static const _Alignas(64) uint8_t haiku[] = {
#embed "Weights/haiku.safetensors"
};
#endif

#if __has_embed("Weights/sonnet.safetensors") == __STDC_EMBED_FOUND__
#define HAS_SONNET
static const _Alignas(64) uint8_t sonnet[] = {
#embed "Weights/sonnet.safetensors"
};
#endif

#if __has_embed("Weights/opus.safetensors") == __STDC_EMBED_FOUND__
#define HAS_OPUS
static const _Alignas(64) uint8_t opus[] = {
#embed "Weights/opus.safetensors"
};
#endif

typedef struct {
  const char *name;
  const uint8_t *bytes;
  size_t size;
} model;

static const model models[] = {
#ifdef HAS_HAIKU
  {"haiku", haiku, sizeof haiku},
#endif
#ifdef HAS_SONNET
  {"sonnet", sonnet, sizeof sonnet},
#endif
#ifdef HAS_OPUS
  {"opus", opus, sizeof opus},
#endif
  {0, 0, 0},
};

size_t parley_model_count(void) { return sizeof models / sizeof models[0] - 1; }

const char *parley_model_name(size_t index) { return models[index].name; }

const uint8_t *parley_model_bytes(size_t index, size_t *size) {
  *size = models[index].size;
  return models[index].bytes;
}
