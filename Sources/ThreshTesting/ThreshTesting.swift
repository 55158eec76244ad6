// ThreshTesting
