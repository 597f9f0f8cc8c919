@_exported public import OrderedJSON

// `@_exported`: `JSONValue` and its kin are part of this product's interface, and a user of it should need one import.

/// A word of the API's vocabulary that may grow at any time: known words are static members, any other word is kept as it is.
public protocol OpenVocabulary: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String, StringLiteralType == String {
  /// Makes a word, known or not.
  init(rawValue: String)
}

extension OpenVocabulary {
  /// Makes a word, known or not.
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }

  /// The word as it stands on the wire.
  public var description: String {
    rawValue
  }
}
