"""Workbooks (``.xlsx``): what their cells say, and where documents stand in them."""
