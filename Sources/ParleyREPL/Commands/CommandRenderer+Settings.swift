import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

/// A setting as a statement, with what there is to know about it; empty for nothing.
private typealias SettingRow = (statement: String, remark: String)

extension CommandRenderer {
  /// `:settings`: what the next request of the current conversation carries, as statements that could be entered.
  ///
  /// Defaults are marked; what the model would refuse stands below.
  package func settings() -> [String] {
    let settings = view.conversations.effectiveSettings
    let model = view.modelResolution
    let standard: [(name: String, row: SettingRow)] = [
      ("model", ("model \(Settings.defaultModel)", "default: \(model.id.rawValue)")),
      ("max_tokens", ("max_tokens \(Settings.defaultMaxTokens)", "default")),
    ]
    var rows = standard.filter { settings[$0.name] == nil }.map(\.row)
    for change in settings.changes {
      let row = (LiteralStatement.line(change), remark(about: change, model: model))
      // The model comes first, whether it is the default or not.
      rows.insert(row, at: change.name == "model" && !change.isField ? 0 : rows.count)
    }
    rows += defaults(of: model, beside: settings)
    return settingLines(rows) + waitingAttachments + refusals(of: settings)
  }

  /// Statements with remarks beside them, where there is room.
  private func settingLines(_ rows: [SettingRow]) -> [String] {
    let remarked = rows.filter { !$0.remark.isEmpty }
    let room = min(width / 2, remarked.map(\.statement.displayWidth).max() ?? 0)
    return rows.map { row in
      guard !row.remark.isEmpty else { return oneLine(row.statement, columns: width) }
      let remark = oneLine(row.remark, columns: width / 2)
      let statement = oneLine(row.statement, columns: width - remark.displayWidth - 2)
      return statement.padded(to: min(room, width - remark.displayWidth - 2)) + "  "
        + style.apply(.dim, to: remark)
    }
  }

  private func remark(about change: SettingChange, model: ModelResolution) -> String {
    switch change.name {
    case "model" where !change.isField:
      model.id.rawValue == change.value.textual?.string ? "" : model.id.rawValue
    case "seed" where model.description?.capabilities.acceptsSeed != true:
      "not sent: only the built-in model takes it"
    case "budget":
      view.ceiling.map { "\(view.left(of: $0)) left" } ?? ""
    default: ""
    }
  }

  /// What the model does where nothing is sent.
  private func defaults(
    of model: ModelResolution,
    beside settings: Settings
  ) -> [SettingRow] {
    guard let capabilities = model.description?.capabilities else { return [] }
    var rows: [SettingRow] = []
    if settings["thinking"] == nil, let mode = capabilities.thinking?.defaultMode {
      let word = mode == .disabled ? "off" : mode.rawValue
      rows.append(("thinking \(word)", "the model's default"))
    }
    if settings["effort"] == nil, let level = capabilities.effort?.defaultLevel {
      rows.append(("effort \(level.rawValue)", "the model's default"))
    }
    return rows
  }

  private var waitingAttachments: [String] {
    let names = view.conversations.current.attachments.map(\.facts.name)
    guard !names.isEmpty else { return [] }
    let verb = names.count == 1 ? "goes" : "go"
    let attached = "\(names.joined(separator: ", ")) \(verb) with what you say next"
    return [style.apply(.note, to: "attached:") + " " + oneLine(attached, columns: width - 10)]
  }

  private func refusals(of settings: Settings) -> [String] {
    let current = view.conversations.current
    let types = Set(
      current.turns.flatMap(\.blocks).map(\.type) + current.attachments.map(\.block.type)
    )
    let kinds: [AttachmentKind] =
      (types.contains(.image) ? [.image] : []) + (types.contains(.document) ? [.document] : [])
    let mistakes = SettingRules(catalogue: view.catalogue).mistakes(
      in: settings.known,
      attachments: kinds
    )
    return mistakes.flatMap { mistake in
      let isError = mistake.severity == .error
      let label = isError ? "refused:" : "doubtful:"
      let text = [mistake.message, mistake.help].compactMap { $0 }.joined(separator: "; ")
      let lines = paragraph(text.strippingControls, indentation: label.count + 1)
      return lines.enumerated().map { index, line in
        guard index == 0 else { return line }
        return style.apply(isError ? .error : .warning, to: label)
          + String(line.dropFirst(label.count))
      }
    }
  }

  /// `:vars`: each variable with its type and value, then the functions.
  package func variables() -> [String] {
    guard !view.variables.isEmpty || !view.functions.isEmpty else {
      return ["there are no variables yet: let NAME = VALUE makes one"]
    }
    let nameWidth = min(width / 3, view.variables.map(\.name.displayWidth).max() ?? 0)
    let typeWidth = view.variables.map(\.value.typeName.count).max() ?? 0
    let variables = view.variables.map { variable in
      let name = oneLine(variable.name, columns: nameWidth).padded(to: nameWidth)
      let type = variable.value.typeName.padded(to: typeWidth)
      let value = oneLine(
        ValueText.shown(variable.value),
        columns: width - nameWidth - typeWidth - 4
      )
      return name + "  " + style.apply(.dim, to: type) + "  " + value
    }
    return variables
      + view.functions.map { function in
        style.apply(.dim, to: "def ") + oneLine(function.usage, columns: width - 4)
      }
  }
}

extension SessionView {
  /// What the model of the next request is.
  var modelResolution: ModelResolution {
    let name = conversations.effectiveSettings["model"]?.textual?.string
    return catalogue.resolve(name ?? Settings.defaultModel)
  }
}
