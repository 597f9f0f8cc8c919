/// The folder that holds `Package.swift`, found from this file's own place.
package enum RepositoryRoot {
  /// The absolute path, without a slash at the end.
  package static let path: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()
}
