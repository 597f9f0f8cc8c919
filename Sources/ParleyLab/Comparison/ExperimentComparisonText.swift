import OrderedJSON
import RunStorage
import TerminalText

/// A comparison as text: the sides, what was paired and what was not, a row for each score, and what may be said.
package struct ExperimentComparisonText: Sendable {
  private let comparison: ExperimentComparison
  private let style: TerminalStyle
  private let detected: Double?

  /// Makes the text of a comparison.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - style: With colours or without.
  ///   - detected: A difference to say the needed number of pairs for, in the scores' unit, rates as shares of 1; nil for the one that
  ///     was found.
  package init(_ comparison: ExperimentComparison, style: TerminalStyle, detected: Double? = nil) {
    self.comparison = comparison
    self.style = style
    self.detected = detected
  }

  private var pairing: TrialPairing { comparison.pairing }

  /// The whole text, with a line break at its end.
  package var text: String {
    var parts = [header]
    if !pairing.pairs.isEmpty {
      parts.append(table(comparison.scores, isTested: true))
      parts.append(conclusions)
      parts.append(table(comparison.expenses, isTested: false))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var header: String {
    var lines = [style.apply(.strong, to: comparison.first.experiment.name)]
    lines.append("A: \(comparison.first.label.strippingControls)")
    lines.append("B: \(comparison.second.label.strippingControls)")
    lines.append(pairsLine)
    lines += pairing.setAside.map(setAsideLine)
    if !pairing.setAsideColumns.isEmpty {
      lines.append(
        "in one side's data alone: \(pairing.setAsideColumns.joined(separator: ", ").strippingControls)"
      )
    }
    if !comparison.otherScores.isEmpty {
      lines.append("on one side alone: score \(comparison.otherScores.joined(separator: ", "))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var pairsLine: String {
    var parts = [Self.count(pairing.pairs.count, "pair")]
    if pairing.erredPairs > 0 {
      parts.append(
        "\(pairing.erredPairs) left out for errors (\(pairing.firstErrors) in A, \(pairing.secondErrors) in B)"
      )
    }
    if !pairing.onlyFirst.isEmpty || !pairing.onlySecond.isEmpty {
      parts.append(
        "without a partner: \(pairing.onlyFirst.count) in A, \(pairing.onlySecond.count) in B"
      )
    }
    return parts.joined(separator: "; ")
  }

  private func setAsideLine(_ factor: TrialPairing.SetAside) -> String {
    let values = [factor.first, factor.second].compactMap(\.self)
    let texts = FactorText([.init(name: factor.name, isSetting: false, values: values)])
    func side(_ value: JSONValue?) -> String {
      value.map { texts.text(of: $0, factor: factor.name) } ?? "not varied"
    }
    return "\(factor.name): \(side(factor.first)) in A, \(side(factor.second)) in B"
  }

  private func table(_ measures: [MeasureComparison], isTested: Bool) -> String {
    let measures = measures.filter { isTested || $0.pairs > 0 }
    guard !measures.isEmpty else { return "" }
    let test = isTested ? ["p"] + (isCorrected ? ["Holm"] : []) + [""] : []
    var table = TextTable(["", "A", "B", "B less A"] + test)
    for measure in measures {
      let write = MeasureText(measure)
      var cells = [measure.measure.name, write.first, write.second, write.difference]
      if isTested {
        cells.append(PValueText.text(measure.pValue))
        if isCorrected { cells.append(PValueText.text(measure.adjusted)) }
        cells.append(Self.text(of: measure.verdict))
      }
      table.append(cells)
    }
    return table.rendered(style: style)
  }

  /// Whether there are other tests, here or in a comparison beside this one.
  private var isCorrected: Bool {
    comparison.scores.count > 1 || comparison.scores.contains { $0.adjusted != $0.pValue }
  }

  private static func text(of verdict: MeasureComparison.Verdict) -> String {
    switch verdict {
    case .secondHigher: "B is higher"
    case .secondLower: "B is lower"
    case .noDifferenceShown: "no difference shown"
    case .notTested: ""
    }
  }

  /// What the tests were, and for each score without a difference what it would take to see one.
  private var conclusions: String {
    let tested = comparison.scores.filter { $0.test != nil }
    guard !tested.isEmpty else { return "" }
    var lines = tested.filter { $0.verdict == .noDifferenceShown || detected != nil }.map(outlook)
    lines.append(style.apply(.dim, to: note(on: tested)))
    return lines.map { $0 + "\n" }.joined()
  }

  private func outlook(_ measure: MeasureComparison) -> String {
    let (sight, write) = (measure.sight, MeasureText(measure))
    let start = measure.verdict == .noDifferenceShown ? "no difference shown" : "a difference shown"
    var sentence = "\(measure.measure.name): \(start) with \(units(sight))"
    if !sight.canShowAny {
      sentence += ", too few to show any"
    } else if let smallest = sight.smallest {
      sentence += "; one of \(write.size(smallest)) would be seen four times in five"
    }
    if let detected {
      if let needed = sight.units(for: detected) {
        sentence += "; one of \(write.size(detected)) takes about \(count(needed, of: sight))"
      } else {
        sentence += "; how many one of \(write.size(detected)) takes, these do not tell"
      }
    } else if let found = measure.difference.value,
      let needed = sight.units(for: found), needed > sight.units
    {
      sentence += "; if the real one is the \(write.size(found.magnitude)) found here, seeing it"
      sentence += " takes about \(count(needed, of: sight))"
    }
    return sentence + "."
  }

  private func units(_ sight: Sight) -> String {
    let count = count(sight.units, of: sight)
    guard sight.pairsPerUnit > 1 else { return count }
    return "\(count) of \(EstimateText.number(sight.pairsPerUnit)) pairs each"
  }

  private func count(_ units: Int, of sight: Sight) -> String {
    Self.count(units, sight.pairsPerUnit > 1 ? "row" : "pair")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private func note(on tested: [MeasureComparison]) -> String {
    var tests: [String] = []
    for measure in tested {
      let name =
        switch measure.test {
        case .mcNemar: "McNemar's exact test"
        case .signFlip where measure.sight.pairsPerUnit > 1:
          "the permutation test that flips the signs of rows"
        default: "the permutation test that flips signs"
        }
      if !tests.contains(name) { tests.append(name) }
    }
    let correction = isCorrected ? "; Holm: corrected for all tests shown" : ""
    return "In brackets: intervals of 95%. p by \(tests.joined(separator: " and "))\(correction)."
  }
}
