extension Plan {
  /// The same plan with other steps.
  func with(steps: [Step], exports: [Step]? = nil) -> Plan {
    Plan(
      name: name, title: title, description: description, file: file, outputFolder: outputFolder,
      parameters: parameters, steps: steps, exports: exports ?? self.exports, digest: digest,
      variant: variant, declaration: declaration)
  }
}
