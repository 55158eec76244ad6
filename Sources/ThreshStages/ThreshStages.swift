// ThreshStages
