"""HTTP beside the app: data for programs, plain pages, embedded charts, assets, headers."""
