"""A back catalogue checked as a whole: `./run check FOLDER`, with a summary to hand round.

Files are checked in several processes and come back in order, one small row for each, so that a thousand assessments
take no more memory than a few.
"""
