// Placeholder so that the module builds; replaced by its stages.
