"""Runs proposed checks."""
