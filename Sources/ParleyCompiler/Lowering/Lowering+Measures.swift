import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ measure: MeasureStatement) {
    if isRefusedInTool(measure.kind.rawValue, at: measure.span) { return }
    let isScore = measure.kind == .score
    if let mistake = trial?.columns.add(isScore ? .score : .record, measure.name) {
      report(mistake)
    }
    // That it stands in a trial was checked by the parser.
    let failed = frame.code.newLabel()
    let end = frame.code.newLabel()
    let site = frame.code.add(
      MeasureSite(isScore: isScore, name: measure.name.text, span: measure.span)
    )
    emit(.enterMessage(failed.operand), at: measure.span)
    lower(measure.value)
    checkType(of: measure)
    emit(isScore ? .requireScore : .requireRecord, at: measure.value.span)
    emit(.leave(1), at: measure.span)
    emit(.measure(site), at: measure.span)
    emit(.jump(end.operand), at: measure.span)
    frame.code.bind(failed)
    emit(.measureError(site), at: measure.span)
    frame.code.bind(end)
  }

  private mutating func checkType(of measure: MeasureStatement) {
    guard let type = staticType(of: measure.value) else { return }
    switch measure.kind {
    case .score where type != .bool && !type.isNumber:
      report(.scoreIsNoNumber(type, at: measure.value.span))
    case .record where type == .function: report(.functionRecorded(at: measure.value.span))
    case .score, .record: break
    }
  }
}
