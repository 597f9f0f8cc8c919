/// The path of an included file, from the path of the file that includes it.
///
/// Paths are only texts here: links are not followed, so that the result depends on the two paths alone.
enum IncludePath {
  /// Returns the path of an included file without `.` and inner `..`, relative if the includer's is.
  static func resolved(_ path: String, from includer: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return normalized(path) }
    guard let slash = includer.lastIndex(of: "/") else { return normalized(path) }
    return normalized("\(includer[...slash])\(path)")
  }

  /// Returns a path without `.`, empty parts and inner `..`.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
