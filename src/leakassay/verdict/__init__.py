"""From findings to likelihood ratios: gathered, calibrated, fused, capped, said in words."""
