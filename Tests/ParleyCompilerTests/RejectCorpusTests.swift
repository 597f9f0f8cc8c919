import ClaudeMessages
import FoundationEssentials
import ParleyCompiler
import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

/// The scripts of the corpus that the compiler, not the parser, has something to say about.
struct RejectCorpusTests {
  static let folder = "Grammar/Corpus/reject"
  static let cases = CorpusCase.all(in: folder) { !$0.hasPrefix("syntax.") }

  @Test(arguments: cases)
  func rejectedScriptsShowWhatIsWrong(_ script: CorpusCase) throws {
    let (compilation, sources) = try Self.compile(script)
    #expect(compilation.hasErrors == (compilation.chunk == nil))
    script.expectRejected(with: compilation.diagnostics, map: sources)
  }

  @Test func everyIDHasACase() throws {
    let folders = Set(Self.cases.map(\.folder))
    let ids = try Self.declaredIDs()
    #expect(ids.count > 40)
    #expect(Set(ids).count == ids.count, "an id is declared twice")
    #expect(Set(ids).subtracting(folders).sorted() == [], "ids without a case")
    #expect(folders.subtracting(ids).sorted() == [], "cases of ids that do not exist")
  }

  private static func compile(_ script: CorpusCase) throws -> (Compilation, SourceMap) {
    let mode: ParseMode = script.attributes["mode"] == "prompt" ? .prompt : .file
    let loader = CorpusFiles(folder: "\(folder)/\(script.folder)", attributes: script.attributes)
    var compiler = Compiler(catalogue: try catalogue(of: script), loader: loader, mode: mode)
    let compilation = compiler.compile(path: script.shownPath, bytes: bytes(of: script))
    return (compilation, compiler.sources)
  }

  /// The models; with the attribute `catalogue:FILE` those that a file beside the case adds or changes too.
  private static func catalogue(of script: CorpusCase) throws -> ModelCatalogue {
    guard let name = script.attributes["catalogue"] else { return .builtIn }
    let path = "\(RepositoryRoot.path)/\(folder)/\(script.folder)/\(name)"
    return try ModelCatalogue.builtIn.merging(json: Array(try #require(Golden.read(path)).utf8))
  }

  /// The script; with the attribute `locals:N` that many variables stand where it says `LOCALS`.
  private static func bytes(of script: CorpusCase) -> [UInt8] {
    guard let count = script.attributes["locals"].flatMap(Int.init) else { return script.bytes }
    let variables = (0..<count).map { "let v\($0) = 0\n" }.joined()
    let source = String(decoding: script.bytes, as: UTF8.self)
    return Array(source.replacing("LOCALS", with: variables).utf8)
  }

  /// The ids that the compiler's diagnostic factories declare, read from their source.
  private static func declaredIDs() throws -> [String] {
    let folder = "\(RepositoryRoot.path)/Sources/ParleyCompiler/Diagnostics"
    var ids: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let source = try #require(Golden.read("\(folder)/\(file)"))
      for line in source.split(separator: "\n") {
        let parts = line.split(separator: "\"")
        if line.contains(" = Self(rawValue: "), parts.count == 3 { ids.append(String(parts[1])) }
      }
    }
    return ids
  }
}

/// The files beside a case; with the attribute `includes:growing` every path there is, each including one in a deeper folder;
/// with `includes:refused` none may be read.
private struct CorpusFiles: SourceLoader {
  let folder: String
  let attributes: [String: String]

  func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    if attributes["includes"] == "growing" { return Array("include \"x/next.part\"\n".utf8) }
    if attributes["includes"] == "refused" {
      throw SourceLoadError(
        "\(path) may not be read",
        help: "allow it with --allow-read",
        isRefused: true
      )
    }
    guard let text = Golden.read("\(RepositoryRoot.path)/\(folder)/\(path)") else {
      throw SourceLoadError("there is no file \(path)")
    }
    return Array(text.utf8)
  }

  func columns(of path: String) throws(SourceLoadError) -> [String]? {
    if attributes["includes"] == "refused" {
      throw SourceLoadError(
        "\(path) may not be read",
        help: "allow it with --allow-read",
        isRefused: true
      )
    }
    let text = Golden.read("\(RepositoryRoot.path)/\(folder)/\(path)")
    return try FileTable(files: text.map { [path: $0] } ?? [:]).columns(of: path)
  }
}
