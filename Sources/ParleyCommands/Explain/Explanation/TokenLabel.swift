import LocalInference

/// How a token is shown: visible, on one line, harmless on a terminal.
enum TokenLabel {
  /// A token's name.
  ///
  /// A blank is `·`, a line break `↵`, a tab `⇥`; bytes that are no whole character are `\xE2`, characters that show nothing
  /// `\u{200B}`.
  static func text(of token: Token) -> String {
    if token.isSpecial { return token.text }
    if let text = String(validating: token.bytes, as: UTF8.self) { return visible(text) }
    return token.bytes.map(byteName).joined()
  }

  /// A text with everything in it visible.
  static func visible(_ text: String) -> String {
    var label = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ": label += "·"
      case "\n": label += "↵"
      case "\t": label += "⇥"
      default:
        if showsNothing(scalar) {
          label += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          label.unicodeScalars.append(scalar)
        }
      }
    }
    return label
  }

  private static func byteName(_ byte: UInt8) -> String {
    (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16, uppercase: true)
  }

  private static func showsNothing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
      .surrogate:
      true
    case .spaceSeparator: true
    default: false
    }
  }
}

extension NamedToken {
  /// Names a token of a model; an id outside the vocabulary is shown as its number.
  init(_ id: Int, in model: LocalModel) {
    self.init(id: id, label: model.tokenizer.token(id).map(TokenLabel.text) ?? "#\(id)")
  }
}
