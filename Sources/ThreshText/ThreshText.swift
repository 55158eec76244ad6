// ThreshText
