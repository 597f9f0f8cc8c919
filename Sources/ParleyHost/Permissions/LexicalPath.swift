/// An absolute path by its components, without `.`, `..` and doubled slashes.
///
/// `..` takes back the component before it as written, whether or not that is a link: what is permitted is decided on the same
/// components that are opened afterwards, one beneath the other. Components are equal when their bytes are.
struct LexicalPath: Sendable, Equatable {
  /// The names from the root downwards; empty for `/`.
  let components: [String]

  /// Makes a path of components that hold no slash, no NUL, and are neither `.` nor `..`.
  init(components: [String]) {
    self.components = components
  }

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - text: Absolute, or relative to `folder`. `..` at the root stays there.
  ///   - folder: Where a relative path starts.
  init(_ text: String, relativeTo folder: LexicalPath = LexicalPath(components: [])) {
    var components = text.utf8.first == UInt8(ascii: "/") ? [] : folder.components
    for component in text.utf8.split(separator: UInt8(ascii: "/")) {
      switch String(Substring(component)) {
      case ".": continue
      case "..": _ = components.popLast()
      case let name: components.append(name)
      }
    }
    self.components = components
  }

  /// The path as the system takes it.
  var text: String { "/" + components.joined(separator: "/") }

  /// The path one level up; `/` for `/`.
  var parent: LexicalPath { LexicalPath(components: components.dropLast()) }

  /// Returns the path with one more component.
  func appending(_ component: String) -> LexicalPath {
    LexicalPath(components: components + [component])
  }

  /// Returns the components that lead from `root` to this path; nil when this path is not `root` or beneath it.
  func components(beneath root: LexicalPath) -> [String]? {
    guard components.count >= root.components.count else { return nil }
    for (own, others) in zip(components, root.components) where !own.hasSameBytes(as: others) {
      return nil
    }
    return Array(components.dropFirst(root.components.count))
  }

  static func == (one: LexicalPath, other: LexicalPath) -> Bool {
    one.components.count == other.components.count && one.components(beneath: other) != nil
  }
}

extension String {
  /// Whether both are the same bytes; `==` takes spellings of one character for equal, a file system does not.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
