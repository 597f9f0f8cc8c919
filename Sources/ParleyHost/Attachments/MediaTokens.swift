import ClaudeMessages
import ParleyRuntime

/// How many tokens images and documents likely are to a model.
///
/// An image is cut into squares of 28 pixels, one token each, after it was scaled down to what the model sees. A page of a PDF is its text
/// and an image of it.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/vision> and
///   <https://platform.claude.com/docs/en/build-with-claude/pdf-support>.
struct MediaTokens: Sendable {
  /// The text that a page of a PDF likely has, in tokens: the middle of what the API's manual tells.
  private static let textOfPage = 2250
  /// The side of a square that is one token, in pixels.
  private static let square = 28

  /// The longest side that a model sees, in pixels.
  private let longestSide: Int
  /// The most tokens of an image.
  let mostOfImage: Int

  /// Makes the estimates for a model; one that is not known is taken to look closely.
  init(for model: ModelDescription?) {
    let looksClosely = model?.capabilities.hasHighResolution ?? true
    longestSide = looksClosely ? 2576 : 1568
    mostOfImage = looksClosely ? 4784 : 1568
  }

  /// The tokens of an image.
  func count(of size: PixelSize) -> Int {
    let (width, height) = (Double(size.width), Double(size.height))
    let scale = min(1, Double(longestSide) / max(width, height))
    let whole = squares(width * scale, height * scale)
    guard whole > mostOfImage else { return whole }
    let smaller = scale * (Double(mostOfImage) / Double(whole)).squareRoot()
    return min(mostOfImage, squares(width * smaller, height * smaller))
  }

  private func squares(_ width: Double, _ height: Double) -> Int {
    func count(_ length: Double) -> Int {
      max(1, Int((length / Double(Self.square)).rounded(.up)))
    }
    return count(width) * count(height)
  }

  /// The tokens of a page of a PDF: its text, and an image of it that is as large as the models see that look less closely.
  var ofPage: Int { Self.textOfPage + min(mostOfImage, 1568) }

  /// The tokens of what is attached, beside the text of its block; an image of unknown size is taken to be as large as a model sees, and
  /// a PDF of unknown length to have one page.
  func count(of facts: MediaFacts) -> Int {
    switch facts.content {
    case .image(let size): size.map(count) ?? mostOfImage
    case .pdf(let pages): (pages ?? 1).saturatingProduct(ofPage)
    case .text: 0
    case .address(.image): mostOfImage
    case .address(.document): ofPage
    }
  }

  /// What a plan says of something that is attached; nil for a text, whose tokens are those of its bytes.
  func note(on facts: MediaFacts) -> String? {
    let count = count(of: facts).grouped
    switch facts.content {
    case .image(let size?): return "\(facts.name) has \(size.text) pixels: likely \(count) tokens"
    case .image(nil):
      return "how large \(facts.name) is cannot be read from it: at most \(count) tokens"
    case .pdf(let pages?):
      let each = pages == 1 ? "" : ", \(ofPage.grouped) a page"
      return "\(facts.name) has \(pages.grouped) \(pages == 1 ? "page" : "pages"): "
        + "likely \(count) tokens\(each)"
    case .pdf(nil):
      return
        "how many pages \(facts.name) has cannot be read from it: it is counted as one page of "
        + "\(count) tokens"
    case .text: return nil
    case .address(.image):
      return "the API fetches \(facts.name): its size is not known, at most \(count) tokens"
    case .address(.document):
      return
        "the API fetches \(facts.name): its length is not known, and it is counted as one page of "
        + "\(count) tokens"
    }
  }
}

/// What the images and documents of a request come to.
struct MediaAmounts: Sendable, Equatable {
  /// The bytes of base64 among those of the body.
  var encodedBytes = 0
  /// The tokens that they likely are.
  var tokens = 0

  /// Makes the amounts of a request without any.
  init() {}

  /// Sums up what some turns carry, as a model sees it.
  init(of turns: [Turn], for model: ModelDescription?) {
    let tokens = MediaTokens(for: model)
    for turn in turns {
      for (block, facts) in zip(turn.blocks, turn.attachments) {
        encodedBytes += block.encodedMediaBytes
        self.tokens = self.tokens.saturatingSum(tokens.count(of: facts))
      }
    }
  }
}

extension ContentBlock {
  /// The bytes of base64 of an image or a document; 0 for one that has none.
  fileprivate var encodedMediaBytes: Int {
    let source: MediaSource? =
      switch content {
      case .image(let image): image.source
      case .document(let document): document.source
      default: nil
      }
    if case .base64(_, let data)? = source { return data.utf8.count }
    return 0
  }
}
