"""`python -m installer.cloud VERB`."""

import sys

from installer.cloud.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
