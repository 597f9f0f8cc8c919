import FoundationEssentials
import ParleyDiagnostics
import Testing

/// One script of `Grammar/Corpus` with what belongs to it.
///
/// A first line `#! depth-limit:10 mode:prompt` sets attributes of the case.
package struct CorpusCase: Sendable, CustomTestStringConvertible {
  /// The folder it stands in, which for a rejected script is the id of the diagnostic it shows.
  package let folder: String
  /// The file's name without `.claude`.
  package let name: String
  /// The script, as it stands in the file.
  package let bytes: [UInt8]
  /// The attributes of the first line by their names.
  package let attributes: [String: String]

  /// The path beneath the repository's root, without `.claude`.
  package let stem: String

  /// The folder and the name.
  package var testDescription: String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// The path that diagnostics show.
  package var shownPath: String { "\(name).claude" }

  private init(root: String, folder: String, name: String, bytes: [UInt8]) {
    self.folder = folder
    self.name = name
    self.bytes = bytes
    stem = folder.isEmpty ? "\(root)/\(name)" : "\(root)/\(folder)/\(name)"
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
    var attributes: [String: String] = [:]
    if first.starts(with: Array("#! ".utf8)) {
      for word in String(decoding: first.dropFirst(3), as: UTF8.self).split(separator: " ") {
        let parts = word.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { attributes[String(parts[0])] = String(parts[1]) }
      }
    }
    self.attributes = attributes
  }

  /// The scripts beneath a folder of the repository, in the order of their paths, results of fix-its left out.
  ///
  /// - Parameters:
  ///   - root: A folder such as `Grammar/Corpus/reject`.
  ///   - isIncluded: Chooses folders by name; scripts right in `root` have an empty one.
  /// - Returns: The cases; none if the folder cannot be read.
  package static func all(
    in root: String,
    where isIncluded: (String) -> Bool = { _ in true }
  ) -> [CorpusCase] {
    let base = "\(RepositoryRoot.path)/\(root)"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? []
    return paths.sorted().compactMap { path in
      guard path.hasSuffix(".claude"), !path.hasSuffix(".fixed.claude") else { return nil }
      var parts = path.split(separator: "/").map(String.init)
      let name = String(parts.removeLast().dropLast(".claude".count))
      let folder = parts.joined(separator: "/")
      guard isIncluded(folder), let data = FileManager.default.contents(atPath: "\(base)/\(path)")
      else { return nil }
      return CorpusCase(root: root, folder: folder, name: name, bytes: Array(data))
    }
  }

  /// Compares the diagnostics of a rejected script with its golden `.txt`, and what their fix-its make of it with `.fixed.claude`.
  ///
  /// One of the diagnostics has to bear the folder's name as its id.
  ///
  /// - Parameters:
  ///   - diagnostics: All diagnostics of the script.
  ///   - map: The sources that they point into.
  /// - Returns: The script with the first fix-it of each diagnostic applied; nil when none has one.
  @discardableResult
  package func expectRejected(with diagnostics: [Diagnostic], map: SourceMap) -> String? {
    #expect(diagnostics.contains { $0.id.rawValue == folder }, "no \(folder) is reported")
    Golden.expect(DiagnosticRenderer(map: map).render(diagnostics), at: "\(stem).txt")
    guard let file = map.files.first(where: { $0.path == shownPath }) else { return nil }
    guard let fixed = FixIt.applyingFirst(of: diagnostics, to: file) else {
      let orphan = Golden.read("\(RepositoryRoot.path)/\(stem).fixed.claude")
      #expect(orphan == nil, "no diagnostic has a fix-it any more")
      return nil
    }
    Golden.expect(fixed, at: "\(stem).fixed.claude")
    return fixed
  }
}

extension FixIt {
  /// A source with the first fix-it of each diagnostic applied; nil when there is none.
  ///
  /// Of two fix-its whose edits overlap the first one is applied.
  package static func applyingFirst(of diagnostics: [Diagnostic], to file: SourceFile) -> String? {
    var taken: [Edit] = []
    for fixIt in diagnostics.compactMap(\.fixIts.first) {
      let overlaps = fixIt.edits.contains { edit in
        taken.contains { $0.span.start < edit.span.end && edit.span.start < $0.span.end }
          || taken.contains(edit)
      }
      if !overlaps { taken += fixIt.edits }
    }
    guard !taken.isEmpty else { return nil }
    var text: [UInt8] = []
    var end = 0
    let ordered = taken.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    for edit in ordered.map(\.element) {
      let start = Int(edit.span.start - file.base)
      if start > end { text += file.text[end..<start] }
      text += Array(edit.replacement.utf8)
      end = max(end, Int(edit.span.end - file.base))
    }
    text += file.text[end...]
    return String(decoding: text, as: UTF8.self)
  }
}
