"""Tests of the electronic signature."""
