FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 fonts-urw-base35 \
        fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
COPY . .

RUN useradd --system sakip && mkdir var && chown sakip var
USER sakip
VOLUME /app/var
EXPOSE 8000
ENV HOST=0.0.0.0 SAKIP_PRODUCTION=true XDG_CACHE_HOME=/tmp

CMD ["sh", "-c", "python manage.py migrate && python manage.py import_akun && python manage.py collectstatic --noinput && exec python manage.py serve"]
