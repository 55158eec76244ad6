public import ThreshKit

extension Plan {
  /// A part of a pipeline, run as a trial.
  public struct Part: Sendable, Hashable {
    /// Ids of the stages that were asked for, in order; nil for all.
    public var stages: [String]?
    /// How many files are read at most; nil for all.
    public var limit: Int?
  }

  /// The plan of a trial with some stages or some files.
  ///
  /// The stages of `range` are made anew, and those after them are left out. Those before them run too, as far as their
  /// results are not known. Tables are written only when evidence is charted or questions are answered.
  ///
  /// - Throws: when the pipeline has no such stages.
  public func part(_ range: StageRange? = nil, limit: Int? = nil) throws(ConfigurationError) -> Plan {
    guard range != nil || limit != nil else { return self }
    var steps = steps
    if let range {
      let indices = try range.indices(in: steps.map(\.id))
      steps = Array(steps.prefix(indices.upperBound))
      for index in indices { steps[index].isMadeAnew = true }
    }
    if let limit, case .source(let source)? = steps.first?.stage {
      steps[0] = steps[0].with(.source(FirstFiles(source, limit)))
    }
    let fillsTables = steps.contains {
      $0.role.output == .evidence || $0.spec.changes?.contains("answers") == true
    }
    var plan = with(steps: steps, exports: fillsTables ? exports : [])
    plan.part = Part(stages: range.map { _ in steps.filter(\.isMadeAnew).map(\.id) }, limit: limit)
    return plan
  }

  /// The same plan with other steps.
  func with(steps: [Step], exports: [Step]? = nil) -> Plan {
    Plan(
      name: name, title: title, description: description, file: file, outputFolder: outputFolder,
      parameters: parameters, steps: steps, exports: exports ?? self.exports,
      digest: PlanDigest.of(steps, folder: inputFolder), variant: variant, declaration: declaration)
  }
}

extension Plan.Step {
  /// The same step with `stage` in place of its own.
  fileprivate func with(_ stage: RunnableStage) -> Plan.Step {
    Plan.Step(
      id: id, spec: spec, role: role, options: options, stage: stage, outputPaths: outputPaths,
      inputOptions: inputOptions, codeIdentity: codeIdentity, errorPolicy: errorPolicy,
      policySettings: policySettings, isMadeAnew: isMadeAnew
    )
  }
}
