import ThreshStages

await Evaluation.run(stages: BuiltIn.stages)
