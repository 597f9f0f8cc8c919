import ClaudeMessages
import ParleyRuntime

/// What the API takes of images and documents.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/vision> and
///   <https://platform.claude.com/docs/en/build-with-claude/pdf-support>.
enum AttachmentLimits {
  /// The largest image, in bytes of base64.
  static let largestImage = 10 << 20
  /// The longest side of an image, in pixels.
  static let longestSide = 8000
  /// The longest side of an image among more than ``few`` images, in pixels.
  static let longestSideAmongMany = 2000
  /// So many images may be of any size that one may be.
  static let few = 20
  /// The most images of a request, and the most pages of PDFs.
  static let mostImagesOrPages = 600
  /// The same on a model with a window of at most ``smallWindow``.
  static let mostOnSmallWindow = 100
  /// The largest window for which the lower limits hold, in tokens.
  static let smallWindow = 200_000

  /// The most images, or pages, that a request to a model may have; for an unknown model the higher one.
  static func mostImagesOrPages(of model: ModelDescription?) -> Int {
    guard let window = model?.limits.contextWindow, window <= smallWindow else {
      return mostImagesOrPages
    }
    return mostOnSmallWindow
  }

  /// Checks what can be checked without the request that it will be part of.
  ///
  /// - Throws: ``EffectError`` of kind `value` for what no model takes.
  static func check(_ facts: MediaFacts) throws(EffectError) {
    switch facts.content {
    case .image(let size?) where size.longestSide > longestSide:
      throw .imageTooWide(facts.name, size, limit: longestSide)
    case .pdf(let pages?) where pages > mostImagesOrPages:
      throw .tooManyPages(of: facts.name, pages, limit: mostImagesOrPages)
    default: return
    }
  }

  /// Checks what turns have attached against what one request to a model may carry.
  ///
  /// - Throws: ``EffectError`` of kind `value`.
  static func check(_ turns: [Turn], for model: ModelDescription?) throws(EffectError) {
    let images = turns.reduce(0) { $0 + $1.blocks.imageCount }
    let facts = turns.flatMap(\.attachments)
    let most = mostImagesOrPages(of: model)
    if images > most { throw .tooManyImages(images, limit: most, model) }
    if images > few {
      for one in facts {
        guard case .image(let size?) = one.content, size.longestSide > longestSideAmongMany else {
          continue
        }
        throw .imageTooWideAmongMany(one.name, size, images: images)
      }
    }
    try checkPages(of: facts, limit: most, model)
  }

  private static func checkPages(
    of facts: [MediaFacts],
    limit: Int,
    _ model: ModelDescription?
  ) throws(EffectError) {
    let known = facts.compactMap { one -> (name: String, pages: Int)? in
      if case .pdf(let pages?) = one.content { (one.name, pages) } else { nil }
    }
    let pages = known.reduce(0) { $0 + $1.pages }
    guard pages > limit, let longest = known.max(by: { $0.pages < $1.pages }) else { return }
    if known.count == 1 { throw .tooManyPages(of: longest.name, pages, limit: limit, model) }
    throw .tooManyPagesTogether(
      pages,
      documents: known.count,
      longest: longest,
      limit: limit,
      model
    )
  }
}

extension [ContentBlock] {
  /// How many images there are, those in results of tools included.
  fileprivate var imageCount: Int {
    reduce(0) { sum, block in
      switch block.content {
      case .image: sum + 1
      case .toolResult(let result): sum + (result.content?.blocks.imageCount ?? 0)
      default: sum
      }
    }
  }
}
