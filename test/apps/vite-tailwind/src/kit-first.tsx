import 'deltakit/styles.css';
import './app.css';
import { mountApp } from './app';

mountApp();
