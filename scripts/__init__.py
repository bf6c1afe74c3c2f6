"""The machinery of the package: checks, evidence, build. Each command is `python -m scripts.<name>`."""
