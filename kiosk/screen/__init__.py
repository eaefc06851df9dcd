"""What visitors see: view-models, image providers and QML."""
