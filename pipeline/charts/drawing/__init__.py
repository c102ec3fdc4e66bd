"""Specs made into pictures, and the pictures made smaller."""
